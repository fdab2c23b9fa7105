/**
 * Converts between ImageJ pictures or selections and photographs or masks. Only this package and
 * the front end depend on ImageJ's classes.
 */
package io.facet.image.ij;
