<?php
/**
 * Plugin Name: Quick Checks
 * Description: Walks a reader through fixing a problem, one check at a time. A block, and the shortcode [quick-checks guide="icloud-backup"].
 * Version: 1.0.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * License: MIT OR Apache-2.0
 * Text Domain: quick-checks
 *
 * What `cargo xtask dist` writes lies in this plugin’s folder files/.
 */

defined( 'ABSPATH' ) || exit;

/** The one option that this plugin keeps; uninstall.php removes it. */
const QUICK_CHECKS_OPTION = 'quick_checks_affiliate_tag';

/** What a block or a shortcode may say of the widget: its attributes, without those that name files. */
const QUICK_CHECKS_ATTRIBUTES = array( 'lang', 'theme', 'heading-level', 'start', 'history' );

/** The ids of the guides whose fallbacks are there. */
function quick_checks_guides() {
	$files = glob( __DIR__ . '/files/fallback/*.html' );
	return array_map( fn( $file ) => basename( $file, '.html' ), $files ? $files : array() );
}

/**
 * The widget as HTML. It is made when a page is shown, so no filter of the editor sees it, and authors
 * without the right to write HTML may use it.
 *
 * @param array|string $given What the block or the shortcode says.
 */
function quick_checks_render( $given ) {
	$given = is_array( $given ) ? $given : array();
	$guide = sanitize_title( $given['guide'] ?? '' );
	$guide = '' === $guide ? 'icloud-backup' : $guide;
	if ( ! in_array( $guide, quick_checks_guides(), true ) ) {
		return current_user_can( 'edit_posts' )
			? '<p>' . esc_html( sprintf( 'Quick Checks: there is no guide "%s". There are: %s.', $guide, implode( ', ', quick_checks_guides() ) ) ) . '</p>'
			: '';
	}
	$attributes = array( 'guide' => $guide );
	foreach ( QUICK_CHECKS_ATTRIBUTES as $name ) {
		// Shortcodes may have both signs in a name, blocks only the second.
		$value = $given[ $name ] ?? $given[ str_replace( '-', '_', $name ) ] ?? '';
		if ( is_scalar( $value ) && '' !== (string) $value ) {
			$attributes[ $name ] = (string) $value;
		}
	}
	$tag = get_option( QUICK_CHECKS_OPTION, '' );
	if ( '' !== $tag ) {
		$attributes['affiliate-tag'] = $tag;
	}
	wp_enqueue_script( 'quick-checks' );
	$html = '';
	foreach ( $attributes as $name => $value ) {
		$html .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	// phpcs:ignore WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents
	$fallback = file_get_contents( __DIR__ . "/files/fallback/$guide.html" );
	return "<quick-checks$html>\n$fallback</quick-checks>";
}

add_action(
	'init',
	function () {
		// Without a version: our files have their content in their names, and the loader keeps its own.
		wp_register_script( 'quick-checks', plugins_url( 'files/quick-checks.js', __FILE__ ), array(), null, true );
		wp_register_script(
			'quick-checks-block',
			plugins_url( 'block.js', __FILE__ ),
			array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components' ),
			'1.0.0',
			true
		);
		wp_add_inline_script( 'quick-checks-block', 'var quickChecksGuides = ' . wp_json_encode( quick_checks_guides() ) . ';', 'before' );
		register_block_type(
			'quick-checks/widget',
			array(
				'api_version'     => 2,
				'editor_script'   => 'quick-checks-block',
				'render_callback' => 'quick_checks_render',
				'attributes'      => array(
					'guide'         => array( 'type' => 'string', 'default' => 'icloud-backup' ),
					'theme'         => array( 'type' => 'string', 'default' => '' ),
					'start'         => array( 'type' => 'string', 'default' => '' ),
					'heading_level' => array( 'type' => 'string', 'default' => '' ),
				),
			)
		);
		add_shortcode( 'quick-checks', 'quick_checks_render' );
	}
);

// The page must not wait for it. WordPress has this itself only from 6.3 on.
add_filter(
	'script_loader_tag',
	fn( $tag, $handle ) => 'quick-checks' === $handle && false === strpos( $tag, ' async' )
		? str_replace( ' src=', ' async src=', $tag )
		: $tag,
	10,
	2
);

add_action(
	'admin_init',
	function () {
		register_setting(
			'quick-checks',
			QUICK_CHECKS_OPTION,
			array(
				'type'              => 'string',
				'sanitize_callback' => 'sanitize_text_field',
				'default'           => '',
			)
		);
	}
);

add_action(
	'admin_menu',
	function () {
		add_options_page( 'Quick Checks', 'Quick Checks', 'manage_options', 'quick-checks', 'quick_checks_settings' );
	}
);

/** The page Settings › Quick Checks. */
function quick_checks_settings() {
	?>
	<div class="wrap">
		<h1>Quick Checks</h1>
		<form method="post" action="options.php">
			<?php settings_fields( 'quick-checks' ); ?>
			<table class="form-table">
				<tr>
					<th scope="row"><label for="quick-checks-tag">Affiliate tag</label></th>
					<td>
						<input id="quick-checks-tag" class="regular-text" name="<?php echo esc_attr( QUICK_CHECKS_OPTION ); ?>" value="<?php echo esc_attr( get_option( QUICK_CHECKS_OPTION, '' ) ); ?>">
						<p class="description">Without one the widget never shows a paid link. With one it labels each, “(paid link)”, below the free way.</p>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}
