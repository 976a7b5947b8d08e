"""What a partner said of somebody who was not taken on is deleted in time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The words of somebody who was sent may be gone."""

    dependencies = [("workforce", "0006_tasks_found_by_whose_they_are")]
    operations = [
        migrations.AlterField(model_name="sentperson", name="words", field=models.BinaryField(null=True)),
    ]
