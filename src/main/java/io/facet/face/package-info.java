/**
 * One face in a photograph: its 68 landmarks or its pupils, and the average face to which they are
 * compared.
 *
 * <p>Positions are in pixels, in photographs and in crops; (0, 0) is the centre of the first pixel.
 * Left is the viewer's left.
 */
package io.facet.face;
