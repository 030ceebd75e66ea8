from django.dispatch import Signal

#: Residents can see a document now. document_id, site_id
document_published = Signal()
#: Residents see it no longer. document_id, site_id
document_withdrawn = Signal()
#: A public document stands otherwise than before: in force, expired … document_id, site_id
document_validity_changed = Signal()
#: A file was attached whose words nobody has read. file_id, site_id
file_waits = Signal()
#: Lines of a spreadsheet wait to become documents. batch_id, site_id
import_waits = Signal()
