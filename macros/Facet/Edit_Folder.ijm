// Edits all pictures of a folder into another folder.
//
// Shows: the edit of a folder, and the table that it writes about its pictures.
// To change: give your own folder of pictures, and write other attributes.
// The macro's argument names the folder to write into, and behind a | the folder of pictures:
// "/home/me/results|/home/me/photographs". Without an argument it writes into "facet" in the
// folder for temporary files; without a folder of pictures it makes one that holds the portrait
// twice, the second time smaller. Writes the folder "edited-pictures" with the table
// facet-edits.csv. Run again it goes on where it was, and does again only what has changed.

folders = split(getArgument(), "|");
output = getDir("temp") + "facet";
if (folders.length > 0) output = folders[0];
File.makeDirectory(output);
if (folders.length > 1) {
    input = folders[1];
} else {
    input = output + File.separator + "pictures";
    makePictures(input);
}
edited = output + File.separator + "edited-pictures";

run("Edit Folder...",
    "input=[" + input + "] output=[" + edited + "] attributes=smile=-1 overwrite");

rows = split(File.openAsString(edited + File.separator + "facet-edits.csv"), "\n");
print(rows.length - 1 + " pictures in " + edited);

function makePictures(folder) {
    File.makeDirectory(folder);
    setBatchMode(true);
    run("Open Sample Portrait");
    saveAs("PNG", folder + File.separator + "portrait.png");
    run("Size...", "width=320 height=320 depth=1 constrain average interpolation=Bicubic");
    saveAs("PNG", folder + File.separator + "small.png");
    close();
    setBatchMode(false);
}
