/**
 * One face in a photograph: its 68 landmarks or its pupils, and the average face that they are
 * compared with.
 *
 * <p>Positions are in pixels, and (0, 0) is the centre of the first one, in a photograph as in a
 * crop. Left is where the viewer sees left.
 */
package io.facet.face;
