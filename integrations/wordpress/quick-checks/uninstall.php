<?php
// Deleting the plugin leaves nothing behind.
defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'quick_checks_affiliate_tag' );
