package io.facet.attribute;

import java.util.List;

/**
 * What an attribute is and where it comes from.
 *
 * @param name short name, as users give it
 * @param shown what a positive strength brings
 * @param hidden what a negative strength brings
 * @param manner how it is brought about
 * @param network name of the network whose maps it changes
 * @param networkSha256 hash of that network's weights
 * @param layers the layers that it changes
 * @param conditions names of the numbers that it depends on
 * @param positives number of pictures that showed it, mirror images not counted
 * @param negatives number of pictures that did not
 * @param source where the pictures are from
 */
public record AttributeCard(
        String name,
        String shown,
        String hidden,
        Manner manner,
        String network,
        String networkSha256,
        List<String> layers,
        List<String> conditions,
        int positives,
        int negatives,
        String source) {}
