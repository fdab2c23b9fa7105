/**
 * The reports of an edit: contact sheets, difference pictures, loss curves and JSON records. Works
 * without a display.
 */
package io.facet.report;
