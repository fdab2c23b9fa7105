// Edits a face and keeps with the result how it was made.
//
// Shows: an edit of two attributes at once, its row in the table of results, its settings
// in the image's Info, and saving.
// To change: open your own photograph instead of the portrait, and write other attributes;
// call("io.facet.imagej.Facet.attributes") names them all. 1 is a clear change, -1 the opposite.
// Writes edited.tif, edited.png, edited-info.txt and edited.csv into the folder that the macro's
// argument names, or else into "facet" in the folder for temporary files.

output = getArgument();
if (output == "") output = getDir("temp") + "facet";
File.makeDirectory(output);
output = output + File.separator;

run("Clear Results");
run("Open Sample Portrait");
run("Edit Face...", "attributes=smile=-1,age=0.5 table");

// The edited image is the active one now. Its Info begins with the line that makes it again,
// and TIFF keeps the Info.
info = getMetadata("Info");
lines = split(info, "\n");
print("Made by: " + lines[0]);
print("Lowest loss: " + getResult("Lowest loss", nResults - 1));
print("Changed: " + getResult("Changed pixels %", nResults - 1) + " % of the pixels");

File.saveString(info, output + "edited-info.txt");
saveAs("Results", output + "edited.csv");
saveAs("Tiff", output + "edited.tif");
saveAs("PNG", output + "edited.png");
print("Saved in " + output);
