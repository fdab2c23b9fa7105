/**
 * Pictures and selections of ImageJ as photographs and masks, and back. With the front end the only
 * code that knows ImageJ's classes.
 */
package io.facet.image.ij;
