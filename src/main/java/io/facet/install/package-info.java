/** Downloads and unpacks published files. Independent of networks and pictures. */
package io.facet.install;
