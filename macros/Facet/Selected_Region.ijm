// Says by selections which face is edited, and where it may change.
//
// Shows: a point that says which face, two points that mark its pupils, and an area outside of
// which every pixel stays as it is. That is checked at the end.
// To change: draw your own selections before the edit; the lines below draw some on the portrait.
// Writes pointed.png, pupils.png and area.png into the folder that the macro's argument names, or
// else into "facet" in the folder for temporary files.

output = getArgument();
if (output == "") output = getDir("temp") + "facet";
File.makeDirectory(output);
output = output + File.separator;

setBatchMode(true);
run("Open Sample Portrait");
portrait = getImageID();

// One point: the face that it lies on.
makePoint(225, 130);
run("Edit Face...", "attributes=glasses=1");
saveAs("PNG", output + "pointed.png");

// Two points: the pupils, the left one in the picture first. No face is looked for then.
selectImage(portrait);
pupils = split(call("io.facet.imagej.Facet.pupils", 1), ",");
makeSelection("points",
    newArray(parseFloat(pupils[0]), parseFloat(pupils[2])),
    newArray(parseFloat(pupils[1]), parseFloat(pupils[3])));
run("Edit Face...", "attributes=age=1");
saveAs("PNG", output + "pupils.png");

// An area: only what lies inside changes, more and more over 8 pixels from its edge.
selectImage(portrait);
makeOval(180, 125, 90, 60);
run("Edit Face...", "attributes=smile=-1 feather=8");
edited = getImageID();
saveAs("PNG", output + "area.png");

imageCalculator("Difference create", edited, portrait);
makeOval(180, 125, 90, 60);
print("Largest change inside of the area: " + getValue("Max"));
run("Make Inverse");
print("Largest change outside of it: " + getValue("Max"));
close();
selectImage(portrait);
run("Select None");
setBatchMode("exit and display");
print("Saved in " + output);
