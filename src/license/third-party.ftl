<#-- Lists the libraries that Facet ships, from the dependencies that Maven resolved; the build stops where a licence
     is not one of these, or asks for a copyright notice that is not given here. -->
<#assign licences = ["Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT"]>
<#assign notices = {
  "com.google.code.gson:gson": "Copyright 2008 Google Inc.",
  "com.google.protobuf:protobuf-java": "Copyright 2008 Google Inc. All rights reserved.",
  "com.ning:compress-lzf": "Copyright Tatu Saloranta and contributors",
  "info.picocli:picocli": "Copyright 2017 Remko Popma",
  "io.jhdf:jhdf": "Copyright (c) 2018-2023 James Mudd",
  "net.imglib2:imglib2": "Copyright (C) 2009-2025 Tobias Pietzsch, Stephan Preibisch, Stephan Saalfeld, John Bogovic, Albert Cardona, Barry DeZonia, Christian Dietz, Jan Funke, Aivar Grislis, Jonathan Hale, Grant Harris, Stefan Helfrich, Mark Hiner, Martin Horn, Steffen Jaensch, Lee Kamentsky, Larry Lindsey, Melissa Linkert, Mark Longair, Brian Northan, Nick Perry, Curtis Rueden, Johannes Schindelin, Jean-Yves Tinevez and Michael Zinsmaier",
  "org.scijava:parsington": "Copyright (C) 2015-2025 Board of Regents of the University of Wisconsin-Madison",
  "org.scijava:scijava-common": "Copyright (C) 2009-2025 SciJava developers",
  "org.slf4j:slf4j-api": "Copyright (c) 2004-2022 QOS.ch Sarl (Switzerland). All rights reserved.",
  "org.slf4j:slf4j-nop": "Copyright (c) 2004-2022 QOS.ch Sarl (Switzerland). All rights reserved.",
  "us.hebi.matlab.mat:mfl-core": "Copyright 2018 HEBI Robotics"
}>
<#function licenceOf names>
  <#list licences as licence>
    <#if names?seq_contains(licence)><#return licence></#if>
  </#list>
  <#return "">
</#function>
<#list dependencyMap as entry>
  <#if licenceOf(entry.getValue()) == "">
    <#stop "${entry.getKey().getId()} is under ${entry.getValue()?join(', ')}, which src/license/third-party.ftl does not know: check that Facet may ship it, and add the licence.">
  </#if>
</#list>
Facet contains the libraries below. Those inside its jar have their packages renamed to io.facet.shaded; those in lib/facet
are unchanged. Of several licences, Facet uses a library under the one that it is listed under. The native library of
TensorFlow lists in its jar what it contains itself. The licences of the networks, guides and pictures lie beside these.
<#list licences as licence>
  <#assign listed = []>
  <#list dependencyMap as entry>
    <#if licenceOf(entry.getValue()) == licence><#assign listed = listed + [entry.getKey()]></#if>
  </#list>
  <#if listed?has_content>

${licence}
    <#list listed as project>
  ${project.name} ${project.version} (${project.groupId}:${project.artifactId}<#if project.url??>, ${project.url}</#if>)
      <#if notices[project.groupId + ":" + project.artifactId]??>
    ${notices[project.groupId + ":" + project.artifactId]}
      <#elseif licence != "Apache-2.0">
<#stop "${project.id} is under ${licence}, which asks for its copyright notice: add that to src/license/third-party.ftl.">
      <#elseif project.groupId?starts_with("org.apache.") || project.groupId?starts_with("commons-")>
    Includes software developed at The Apache Software Foundation (https://www.apache.org/), whose copyright it is.
      </#if>
    </#list>
  </#if>
</#list>

------------------------------------------------------------------------------------------------------------------------
Apache License 2.0: https://www.apache.org/licenses/LICENSE-2.0, and META-INF/LICENSE.txt in Facet's jar

------------------------------------------------------------------------------------------------------------------------
BSD 2-Clause License, and BSD 3-Clause License, which adds the third condition

Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following
   disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
   disclaimer in the documentation and/or other materials provided with the distribution.
3. (BSD 3-Clause only) Neither the name of the copyright holder nor the names of its contributors may be used to endorse
   or promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY,
WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF
THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.

------------------------------------------------------------------------------------------------------------------------
MIT License

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
