#!/usr/bin/python3
"""A bare WebKitGTK browser for the tests, started by WebKitWebDriver.

WebKitGTK's own MiniBrowser forgets everything when it closes, as soon as a driver holds it, and is
never narrower than its toolbar. This one keeps its data in the folder that its first argument
names ("-" for a private session), and its window is all page. With --without-scripts it leaves out
the scripts of pages; those of the driver still run.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402


def main(profile, *options):
    if profile == "-":
        store = WebKit2.WebsiteDataManager(is_ephemeral=True)
    else:
        store = WebKit2.WebsiteDataManager(
            base_data_directory=f"{profile}/data", base_cache_directory=f"{profile}/cache"
        )
    context = WebKit2.WebContext(website_data_manager=store)
    context.set_automation_allowed(True)
    settings = WebKit2.Settings(
        enable_write_console_messages_to_stdout=True,
        enable_javascript_markup="--without-scripts" not in options,
    )

    def open_view(*_):
        view = WebKit2.WebView(
            web_context=context, is_controlled_by_automation=True, settings=settings
        )
        window = Gtk.Window()
        window.set_default_size(800, 900)
        window.add(view)
        # There is no window manager to give it the keyboard; without, no :focus matches.
        window.connect("map-event", lambda *_: window.get_window().focus(0))
        window.show_all()
        view.grab_focus()
        view.connect("close", lambda _: window.destroy())
        return view

    def start(_, session):
        about = WebKit2.ApplicationInfo()
        about.set_name("WebKitGTK")
        version = (WebKit2.get_major_version(), WebKit2.get_minor_version())
        about.set_version(*version, WebKit2.get_micro_version())
        session.set_application_info(about)
        session.connect("create-web-view", open_view)

    context.connect("automation-started", start)
    Gtk.main()


main(*sys.argv[1:])
