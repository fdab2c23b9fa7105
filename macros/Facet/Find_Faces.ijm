// Finds faces and measures them.
//
// Shows: finding faces, their boxes and landmarks in the overlay, and what can be measured with
// both: the light on a face, and how wide and how open its mouth is.
// To change: open your own photograph, one that shows a face.
// Writes faces.csv, faces.tif (with the selections) and faces.png into the folder that the macro's
// argument names, or else into "facet" in the folder for temporary files.

// Landmarks are in the order of iBUG, counted from 0. Left is left in the picture.
leftCorner = 48;
rightCorner = 54;
upperLip = 62;
lowerLip = 66;

output = getArgument();
if (output == "") output = getDir("temp") + "facet";
File.makeDirectory(output);
output = output + File.separator;

run("Open Sample Portrait");
run("Clear Results");
// Without "overlay" they go to the ROI manager, which ImageJ has only with a screen.
run("Find Faces...", "landmarks overlay table");

// A row of the table for each face, and two selections: its box and its landmarks.
for (face = 0; face < nResults; face++) {
    Overlay.activateSelection(2 * face);
    setResult("Mean grey", face, getValue("Mean"));
    Overlay.activateSelection(2 * face + 1);
    getSelectionCoordinates(x, y);
    pupils = split(call("io.facet.imagej.Facet.pupils", face + 1), ",");
    unit = distance(pupils[0], pupils[1], pupils[2], pupils[3]);
    setResult("Pupils apart", face, unit);
    setResult("Mouth width", face,
        distance(x[leftCorner], y[leftCorner], x[rightCorner], y[rightCorner]) / unit);
    setResult("Mouth opening", face,
        distance(x[upperLip], y[upperLip], x[lowerLip], y[lowerLip]) / unit);
}
updateResults();
print(nResults + " faces; the mouth's figures are in distances of the pupils");

saveAs("Results", output + "faces.csv");
run("Select None");
saveAs("Tiff", output + "faces.tif");
run("Flatten");
saveAs("PNG", output + "faces.png");
print("Saved in " + output);

function distance(x1, y1, x2, y2) {
    return sqrt(pow(x2 - x1, 2) + pow(y2 - y1, 2));
}
