"""Tables that are neither site-owned nor pages: whose children they are, or why that is well.

``test_models`` walks every model of every installed app. A new table that is not ``SiteOwned`` and
no page needs a line here: in ``CHILDREN`` with the way to its site, or in ``EXEMPT`` with a reason.
"""

#: Table → lookup of the site its rows belong to. They are reached through their parent only.
CHILDREN = {
    "newsroom.ArticleAuthor": "article__site",
    "newsroom.RelatedArticle": "article__site",
    "media.Rendition": "image__site",
    "audit.ChainHead": "site",
    "tenancy.Agency": "site",
    "tenancy.PortalHost": "site",
    "wagtailredirects.Redirect": "site",
    "wagtailcore.PageLogEntry": "page__site",
    "wagtailcore.PageSubscription": "page__site",
    "wagtailcore.PageViewRestriction": "page__site",
    "wagtailcore.Comment": "page__site",
    "wagtailcore.CommentReply": "comment__page__site",
    "wagtailcore.WorkflowPage": "page__site",
    "wagtailcore.GroupPagePermission": "page__site",
    "wagtailcore.GroupSitePermission": "site",
}

CLOSED = "its screens are closed (not in accounts.screens) and nothing of ours writes it"
CATALOGUE = "a catalogue of the whole country or installation: the same for every portal"
PERSONAL = "belongs to a person, shown to nobody but them"
MACHINE = "machine room: no text of a portal, no screen"

EXEMPT = {
    # people
    "accounts.User": "a person may serve several portals; lists go through posts (person_here)",
    "wagtailusers.UserProfile": PERSONAL,
    "account.EmailAddress": PERSONAL,
    "account.EmailConfirmation": PERSONAL,
    "mfa.Authenticator": PERSONAL,
    "usersessions.UserSession": PERSONAL,
    "sessions.Session": PERSONAL,
    "wagtailadmin.EditingSession": "of one person on a page; answered for pages one may edit",
    "wagtailcore.UploadedFile": "of one person, half-done; the screens that finish it are closed",
    "wagtailadmin.FormState": CLOSED,
    "wagtailcore.APIToken": CLOSED,
    "auth.Group": "unused: rights come from posts; its screens are closed",
    "auth.Permission": "unused: rights come from posts",
    "wagtailadmin.Admin": "no table: carries one permission",
    # text kept by Wagtail beside the pages
    "wagtailcore.Revision": "reached through its page only; generic key, so no lookup to a site",
    "wagtailcore.ReferenceIndex": "which page shows which picture: asked for one's own pictures",
    "wagtailsearch.IndexEntry": "words of rows that are fetched through site-owned managers",
    "wagtailsearch.SQLiteFTSIndexEntry": "as wagtailsearch.IndexEntry, on SQLite",
    "wagtailcore.ModelLogEntry": CLOSED,
    # the installation
    "wagtailcore.Site": "the portals themselves; a request knows one by its host",
    "wagtailcore.Locale": CATALOGUE,
    "vocabulary.DocumentKind": CATALOGUE,
    "wagtailcore.Collection": "one for all; pictures and files are separated by their site",
    "wagtailcore.CollectionViewRestriction": CLOSED,
    "wagtailcore.GroupCollectionPermission": CLOSED,
    "wagtailcore.Workflow": CLOSED,
    "wagtailcore.WorkflowContentType": CLOSED,
    "wagtailcore.WorkflowState": CLOSED,
    "wagtailcore.WorkflowTask": CLOSED,
    "wagtailcore.Task": CLOSED,
    "wagtailcore.TaskState": CLOSED,
    "wagtailcore.GroupApprovalTask": CLOSED,
    "wagtaildocs.Document": "unused: media.File stands in its place",
    "wagtailimages.Image": "unused: media.Picture stands in its place",
    "wagtailimages.Rendition": "unused: media.Rendition stands in its place",
    "taggit.Tag": "unused: no form shows tags; the screens are closed",
    "taggit.TaggedItem": "unused: as taggit.Tag",
    "contenttypes.ContentType": MACHINE,
    "django_tasks_database.DBTaskResult": MACHINE,
    "foundation.WorkerBeat": MACHINE,
    "foundation.PeriodicRun": MACHINE,
    "vocabulary.AdministrativeUnit": CATALOGUE,
    "vocabulary.CalendarDay": CATALOGUE,
    "vocabulary.LegalTerm": CATALOGUE,
    "vocabulary.LegalFigure": CATALOGUE,
    "vocabulary.LoadedCatalogue": CATALOGUE,
}

#: Tables of people's own things that a walk must not change for people of the other portal.
OF_PEOPLE = {
    "wagtailcore.UploadedFile": "uploaded_by_user",
    "wagtailadmin.EditingSession": "user",
    "mfa.Authenticator": "user",
    "account.EmailAddress": "user",
    "usersessions.UserSession": "user",
}
