"""Sort keys are made to be compared by code point, as SQLite does; PostgreSQL compares by the database's locale."""

from django.db import migrations


def by_code_point(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute('ALTER TABLE people_person ALTER COLUMN sort_key TYPE varchar(300) COLLATE "C"')


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(by_code_point, migrations.RunPython.noop, elidable=False)]
