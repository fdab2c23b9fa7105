/** Fetches and unpacks what others publish. Knows neither networks nor pictures. */
package io.facet.install;
