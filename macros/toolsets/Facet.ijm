// Buttons for Facet: choose "Facet" in the >> menu of ImageJ's tool bar.

// A face that smiles: edits the face of the active image.
macro "Edit Face Action Tool - C05bO11ccC000o5522o9522C05bL5a6bL6b9bL9baa" {
    run("Edit Face...");
}

// Three faces one behind the other: a stack of strengths.
macro "Attribute Strengths as Stack Action Tool - C9bdO0088C58cO4488C05bO77880" {
    run("Attribute Strengths as Stack...");
}

// A face in a box: finds faces.
macro "Find Faces Action Tool - C05bR00ffC000O449ao6722o9722" {
    run("Find Faces...");
}

// A folder: edits all pictures of one.
macro "Edit Folder Action Tool - C960R04f9L0323L2343L4344" {
    run("Edit Folder...");
}

// A face with a cross: a click on a face edits that one. A double click on the button chooses how.
var clickedAttribute = "smile";
var clickedStrength = -1;

macro "Edit Clicked Face Tool - C05bO00ccC000o3322o7322Cc00Lb7bfL7bfb" {
    getCursorLoc(x, y, z, flags);
    makePoint(x, y);
    run("Edit Face...", "attributes=" + clickedAttribute + "=" + clickedStrength);
}

macro "Edit Clicked Face Tool Options" {
    Dialog.create("Edit Clicked Face");
    Dialog.addChoice("Attribute", split(call("io.facet.imagej.Facet.attributes"), ","),
        clickedAttribute);
    Dialog.addSlider("Strength", -2, 2, clickedStrength);
    Dialog.show();
    clickedAttribute = Dialog.getChoice();
    clickedStrength = Dialog.getNumber();
}

// A sheet of paper: opens an example to read, run and change.
var examples = newMenu("Facet Examples Menu Tool",
    newArray("Edit Face", "Stack of Strengths", "Find Faces", "Selected Region", "Measured Loop",
        "Edit Folder"));

macro "Facet Examples Menu Tool - C555R20bfC05bL54a4L57a7L5a8a" {
    name = replace(getArgument(), " ", "_");
    open(getDir("macros") + "Facet" + File.separator + name + ".ijm");
}
