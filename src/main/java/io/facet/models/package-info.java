/** What is installed: the folder of the networks, and each of them with its attributes. */
package io.facet.models;
