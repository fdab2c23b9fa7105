/** The installed networks: their folder, and each network with its attributes. */
package io.facet.models;
