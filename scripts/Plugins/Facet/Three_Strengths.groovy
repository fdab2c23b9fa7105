#@ ImagePlus image
#@ String (label = "Attribute", value = "smile") attribute
#@ Integer (label = "Most evaluations", value = 100, min = 1, max = 10000) iterations
#@ CommandService command
#@output String figures

// Edits the face of the active image at three strengths, and says how much each changed.
//
// Shows: how a script calls a command of Facet by its class, hands it values by their names, and
// takes what it makes. A wrong value ends the script with the sentence that a macro gets.

figures = ""
for (strength in [-1, 0.5, 1]) {
    def edit = command.run("io.facet.command.EditFace", false,
        "image", image,
        "attributes", attribute + "=" + strength,
        "iterations", iterations,
        "table", true).get()
    def row = edit.getOutput("figures")
    edit.getOutput("edited").show()
    figures += sprintf("%s %s: %.1f %% of the pixels changed, by %.1f grey levels in the mean%n",
        attribute, strength, row.getValue("Changed pixels %", 0), row.getValue("Mean change", 0))
}
