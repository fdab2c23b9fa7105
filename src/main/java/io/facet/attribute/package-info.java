/**
 * Attributes that users ask for by name: how they are defined over labelled pictures, the feature
 * directions that are learnt from these, and their files beside a network.
 */
package io.facet.attribute;
