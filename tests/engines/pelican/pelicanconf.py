SITENAME = 'A blog'
AUTHOR = 'The author'
TIMEZONE = 'UTC'
ARTICLE_URL = '{slug}/'
ARTICLE_SAVE_AS = '{slug}/index.html'
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None

# What docs/engines.md asks for: our folder as it is.
STATIC_PATHS = ['quick-checks']
ARTICLE_EXCLUDES = PAGE_EXCLUDES = ['quick-checks']
STATIC_EXCLUDE_SOURCES = False
