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
