/**
 * What remains of an edit besides its picture: contact sheets, difference pictures, loss curves and
 * JSON records. Draws without a screen.
 */
package io.facet.report;
