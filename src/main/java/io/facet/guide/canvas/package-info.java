/**
 * The images to which guides are applied: the network's crop, or the part of a photograph around a
 * face, both addressed in face units.
 */
package io.facet.guide.canvas;
