#@ Img image
#@ String (label = "Attribute", value = "smile") attribute
#@ Double (label = "Strength", value = -1, min = -10, max = 10) strength
#@output Img edited
#@output String figures

// Edits the largest face of an image of ImgLib2, and reports how much changed.
//
// Shows: how a script uses Facet as a library, without ImageJ 1. The image is grey (columns, rows)
// or RGB (columns, rows, 3 channels) of 8 or 16 bits or float, or ARGB; the result is of its type.

import io.facet.api.PortraitEditor

def editor = PortraitEditor.open()
try {
    def result = editor.edit(image, [(attribute): strength])
    edited = result.image()
    figures = sprintf("%s %s: %.1f %% of the pixels changed, by %.1f grey levels in the mean",
        attribute, strength, 100 * result.change().share(), result.change().mean())
} finally {
    editor.close()
}
