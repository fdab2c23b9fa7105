/**
 * What an edit is to reach: strengths of attributes, guide pictures, and the feature maps that
 * these ask for.
 */
package io.facet.edit.target;
