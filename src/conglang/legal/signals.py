from django.dispatch import Signal

#: Residents can see a document now. document_id, site_id
document_published = Signal()
#: Residents see it no longer. document_id, site_id
document_withdrawn = Signal()
#: A public document stands otherwise than before: in force, expired … document_id, site_id
document_validity_changed = Signal()
