<?php
// The settings reach the element, and nothing is left of the plugin once it is deleted.
$_SERVER['HTTP_HOST'] = getenv( 'HOST' );
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
function want( $holds, $what ) {
	if ( ! $holds ) { throw new Exception( $what ); }
}
global $wpdb;
$kept = fn() => $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%quick%checks%'" );
want( array() === $kept(), 'the plugin keeps something before anybody has set it' );
do_action( 'admin_init' );
update_option( QUICK_CHECKS_OPTION, ' <b>tag-20</b> ' );
$html = do_shortcode( '[quick-checks guide="iphone-wifi" heading_level="3" onclick="x" affiliate-tag="theirs"]' );
want( 0 === strpos( $html, '<quick-checks guide="iphone-wifi" heading-level="3" affiliate-tag="tag-20">' ), substr( $html, 0, 200 ) );
want( '' === do_shortcode( '[quick-checks guide="../../wp-config"]' ), 'readers see a fault' );
wp_set_current_user( 1 );
want( false !== strpos( do_shortcode( '[quick-checks guide="kettle"]' ), 'icloud-backup, iphone-wifi' ), 'the owner is told nothing' );
want( array( QUICK_CHECKS_OPTION ) === $kept(), 'one option' );
deactivate_plugins( 'quick-checks/quick-checks.php' );
uninstall_plugin( 'quick-checks/quick-checks.php' );
want( array() === $kept(), 'something is left: ' . implode( ', ', $kept() ) );
