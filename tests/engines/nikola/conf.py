BLOG_AUTHOR = BLOG_TITLE = BLOG_DESCRIPTION = "A blog"
SITE_URL = "http://127.0.0.1/"
BLOG_EMAIL = "admin@example.org"
DEFAULT_LANG = "en"
THEME = "bootblog4"
POSTS = (("posts/*.md", "posts", "post.tmpl"),)
PAGES = ()
COMPILERS = {"markdown": (".md",)}
