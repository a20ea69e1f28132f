<?php
// Makes paragraphs of the post on standard input as WordPress' classic editor does. The argument is
// WordPress' own folder wp-includes.
define( 'ABSPATH', $argv[1] . '/../' );
require $argv[1] . '/formatting.php';
echo wpautop( stream_get_contents( STDIN ) );
