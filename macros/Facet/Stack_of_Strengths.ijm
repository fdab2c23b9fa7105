// Makes a stack of one face from a weak to a strong change, and a picture of all its slices.
//
// Shows: a stack of strengths, whose slices' labels are the strengths, and ImageJ's own montage
// of it.
// To change: the attribute, the first and last strength, and the step between slices.
// Writes strengths.tif and strengths.png into the folder that the macro's argument names, or else
// into "facet" in the folder for temporary files.

attribute = "age";
from = -1;
to = 1;
step = 0.5;

output = getArgument();
if (output == "") output = getDir("temp") + "facet";
File.makeDirectory(output);
output = output + File.separator;

run("Open Sample Portrait");
run("Attribute Strengths as Stack...",
    "attribute=" + attribute + " from=" + from + " to=" + to + " step=" + step);
for (slice = 1; slice <= nSlices; slice++) {
    setSlice(slice);
    print("Slice " + slice + ": " + attribute + " " + getInfo("slice.label"));
}
setSlice(1);
saveAs("Tiff", output + "strengths.tif");
run("Make Montage...", "columns=" + nSlices + " rows=1 scale=0.5 font=24 label");
saveAs("PNG", output + "strengths.png");
print("Saved in " + output);
