# Renders the post on standard input as Jekyll does.
require 'kramdown'
require 'kramdown-parser-gfm'

print Kramdown::Document.new($stdin.read.force_encoding('UTF-8'), input: 'GFM').to_html
