#!/usr/bin/python3
"""WebKit with a folder of its own: MiniBrowser forgets everything when it is driven, and
a phone does not. MY_PLEDGE_WEBKIT_FOLDER says where; MY_PLEDGE_WEBKIT_REFUSES=1 is
somebody who has turned storage off."""

import os

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

folder = os.environ["MY_PLEDGE_WEBKIT_FOLDER"]
context = WebKit2.WebContext(
    website_data_manager=WebKit2.WebsiteDataManager(
        base_data_directory=folder + "/data", base_cache_directory=folder + "/cache"
    )
)
context.set_automation_allowed(True)
settings = WebKit2.Settings()
if os.environ.get("MY_PLEDGE_WEBKIT_REFUSES") == "1":
    settings.set_enable_html5_database(False)
    settings.set_enable_html5_local_storage(False)
view = WebKit2.WebView(
    web_context=context, is_controlled_by_automation=True, settings=settings
)
window = Gtk.Window()
window.add(view)
window.fullscreen()
window.show_all()


def begin(_context, session):
    about = WebKit2.ApplicationInfo()
    about.set_name("MiniBrowser")
    about.set_version(
        WebKit2.get_major_version(),
        WebKit2.get_minor_version(),
        WebKit2.get_micro_version(),
    )
    session.set_application_info(about)
    session.connect("create-web-view", lambda _session: view)


context.connect("automation-started", begin)
view.connect("close", lambda _view: Gtk.main_quit())
Gtk.main()
