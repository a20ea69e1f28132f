<?php
// Installs WordPress with the plugin, and writes the posts: each by the person who would.
mysqli_query( mysqli_connect( 'localhost', 'root', '', '', 0, getenv( 'DATABASE' ) ), 'CREATE DATABASE wordpress' );
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = getenv( 'HOST' );
// No mail about the new site.
function wp_mail() { return true; }
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
wp_install( 'A blog', 'admin', 'admin@example.org', true, '', 'a password' );
update_option( 'permalink_structure', '/%postname%/' );
update_option( 'template', 'twentytwentythree' );
update_option( 'stylesheet', 'twentytwentythree' );
update_option( 'active_plugins', array( 'quick-checks/quick-checks.php' ) );
flush_rewrite_rules();
$author = wp_insert_user( array( 'user_login' => 'author', 'user_pass' => 'a password', 'role' => 'author' ) );

function write( $user, $name, $content ) {
	wp_set_current_user( $user );
	kses_init();
	$id = wp_insert_post( wp_slash( array( 'post_name' => $name, 'post_title' => "The $name", 'post_content' => $content, 'post_status' => 'publish', 'post_author' => $user ) ), true );
	if ( is_wp_error( $id ) ) { throw new Exception( $id->get_error_message() ); }
}
function paragraphs( $middle ) {
	return "<!-- wp:paragraph -->\n<p>Above.</p>\n<!-- /wp:paragraph -->\n\n$middle\n\n<!-- wp:paragraph -->\n<p>Below, and <a href=\"/elsewhere/\">another post</a>.</p>\n<!-- /wp:paragraph -->";
}
$snippet = trim( file_get_contents( 'snippet.md' ) );
$classic = "Above.\n\n%s\n\nBelow, and <a href=\"/elsewhere/\">another post</a>.";
write( $author, 'shortcode', sprintf( $classic, '[quick-checks guide="icloud-backup" theme="light"]' ) );
write( $author, 'block', paragraphs( '<!-- wp:quick-checks/widget {"guide":"icloud-backup","theme":"light"} /-->' ) );
write( 1, 'snippet', paragraphs( "<!-- wp:html -->\n$snippet\n<!-- /wp:html -->" ) );
write( 1, 'classic', sprintf( $classic, $snippet ) );
$links = array_map( fn( $name ) => "<a href=\"/$name/\">$name</a>", array( 'shortcode', 'block', 'snippet', 'classic' ) );
write( 1, 'elsewhere', 'Back to ' . implode( ', ', $links ) . '.' );
