// Edits a face by several attributes and strengths, and measures how much its mouth changes.
//
// Shows: a loop of edits in batch mode with a table of its own figures, measured by ImageJ inside
// of a selection that was made of landmarks.
// To change: attributes and strengths, or what is measured; getValue knows all that
// Analyze > Set Measurements... lists.
// Writes mouth.csv and mouth.png (a plot) into the folder that the macro's argument names, or
// else into "facet" in the folder for temporary files.

attributes = newArray("smile", "age");
strengths = newArray(-1, -0.5, 0.5, 1);

// Fewer than usual: a look at how the figures go, not for pictures to be shown.
iterations = 40;

output = getArgument();
if (output == "") output = getDir("temp") + "facet";
File.makeDirectory(output);
output = output + File.separator;

setBatchMode(true);
run("Clear Results");
run("Open Sample Portrait");
portrait = getImageID();
run("Find Faces...", "landmarks overlay table=false");
selectMouth();

colours = newArray("red", "blue", "#008800", "magenta");
Plot.create("Mouth", "strength", "mean change (grey levels)");
for (a = 0; a < attributes.length; a++) {
    changes = newArray(strengths.length);
    for (s = 0; s < strengths.length; s++) {
        changes[s] = measure(attributes[a], strengths[s]);
        showProgress(a * strengths.length + s + 1, attributes.length * strengths.length);
    }
    colour = colours[a % colours.length];
    Plot.setColor(colour, colour);
    Plot.add("connected", strengths, changes);
}
Plot.setLegend(String.join(attributes, "\t"), "top-right");
Plot.setLimitsToFit();
Plot.show();
saveAs("PNG", output + "mouth.png");
saveAs("Results", output + "mouth.csv");
setBatchMode("exit and display");
print("Saved in " + output);

// The outline of the lips: twelve landmarks of the face that was found.
function selectMouth() {
    first = 48;
    Overlay.activateSelection(1);
    getSelectionCoordinates(x, y);
    makeSelection("polygon", Array.slice(x, first, first + 12), Array.slice(y, first, first + 12));
}

// The mean absolute change inside of the mouth's selection, in grey levels. The edit looks at
// "attributes" as its region, because a selected area would be where the face may change.
function measure(attribute, strength) {
    selectImage(portrait);
    run("Edit Face...", "attributes=" + attribute + "=" + strength
        + " region=attributes face=1 iterations=" + iterations);
    edited = getImageID();
    imageCalculator("Difference create", edited, portrait);
    difference = getImageID();
    selectImage(portrait);
    Roi.getCoordinates(x, y);
    selectImage(difference);
    makeSelection("polygon", x, y);
    mean = getValue("Mean");
    largest = getValue("Max");
    close();
    selectImage(edited);
    close();
    row = nResults;
    setResult("Attribute", row, attribute);
    setResult("Strength", row, strength);
    setResult("Mean change", row, mean);
    setResult("Largest change", row, largest);
    return mean;
}
