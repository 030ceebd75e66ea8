"""The catalogue of administrative units, as every installation holds it."""

import json
import unicodedata
from collections import Counter
from datetime import date
from importlib.resources import files

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, transaction

from conglang.vocabulary import actions
from conglang.vocabulary.actions import load_administrative_units
from conglang.vocabulary.choices import COMMUNE_LEVEL, PROVINCE_LEVEL, UnitKind
from conglang.vocabulary.models import AdministrativeUnit, LoadedCatalogue
from conglang.vocabulary.queries import unit_by_code, unit_named
from conglang.vocabulary.receivers import fill_catalogues

pytestmark = pytest.mark.django_db

FIRST_DAY = date(2025, 7, 1)
TODAY = date(2026, 11, 23)
AN_GIANG = "91"


def units():
    return AdministrativeUnit.objects.in_force(TODAY)


def test_a_migrated_database_holds_the_whole_country():
    counted = Counter(units().values_list("kind", flat=True))

    assert counted == {
        UnitKind.PROVINCE: 28,
        UnitKind.CITY: 6,
        UnitKind.COMMUNE: 2621,
        UnitKind.WARD: 687,
        UnitKind.SPECIAL_ZONE: 13,
    }
    assert units().provinces().count() == 34
    assert units().communes().count() == 3321


def test_every_kind_is_of_one_level():
    assert set(UnitKind) == PROVINCE_LEVEL | COMMUNE_LEVEL
    assert not PROVINCE_LEVEL & COMMUNE_LEVEL


def test_an_giang_has_102_communes_with_hon_dat_and_binh_son_among_them():
    communes = units().communes_of(AN_GIANG)

    assert communes.count() == 102
    assert communes.get(code="30817").full_name == "Xã Hòn Đất"
    assert communes.get(code="30823").full_name == "Xã Bình Sơn"
    assert str(communes.get(code="31078")) == "Đặc khu Phú Quốc"


def test_every_commune_belongs_to_a_province():
    provinces = set(units().provinces().values_list("code", flat=True))
    parents = Counter(units().communes().values_list("parent_code", flat=True))

    assert set(parents) == provinces
    assert set(units().provinces().values_list("parent_code", flat=True)) == {""}


def test_codes_are_unique_and_of_one_length_per_level():
    codes = list(units().values_list("code", flat=True))

    assert len(codes) == len(set(codes))
    assert Counter(map(len, codes)) == {2: 34, 5: 3321}


def test_names_are_composed_text_with_single_spaces():
    names = units().values_list("name", flat=True)

    assert [name for name in names if not unicodedata.is_normalized("NFC", name)] == []
    assert [name for name in names if name != " ".join(name.split())] == []


def test_the_kind_is_no_part_of_the_name():
    labels = tuple(f"{kind.label} " for kind in UnitKind)

    assert [
        name for name in units().values_list("name", flat=True) if name.startswith(labels)
    ] == []


def test_every_place_lies_in_viet_nam():
    for unit in units():
        assert 8 < unit.latitude < 24
        assert 102 < unit.longitude < 115
        assert unit.area_km2 is None or 0 < unit.area_km2 < 1200


def test_lists_follow_the_vietnamese_alphabet():
    names = [unit.name for unit in units().provinces()]

    assert names[:10] == [
        "An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Điện Biên",
        "Đồng Nai", "Đồng Tháp",
    ]  # fmt: skip
    assert names[-1] == "Vĩnh Long"


def test_numbered_wards_stand_in_the_order_of_their_numbers():
    names = [unit.name for unit in units().filter(name__endswith="Bảo Lộc")]

    assert names == ["1 Bảo Lộc", "2 Bảo Lộc", "3 Bảo Lộc"]


@pytest.mark.parametrize(
    "written",
    [
        "Xã Hòn Đất",
        "xã hòn đất",
        "Hòn Đất",
        "  HÒN   ĐẤT ",
        unicodedata.normalize("NFD", "Hòn Đất"),
        "Hòn Ðất",
    ],
)
def test_a_unit_is_found_however_its_name_was_typed(written):
    assert unit_named(written, on=TODAY).code == "30817"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Xã M’Drắk", "M'Drắk"),
        ("phường Văn Miếu–Quốc Tử Giám", "Văn Miếu - Quốc Tử Giám"),
        ("tỉnh Khánh Hoà", "Khánh Hòa"),
        ("Phường 1 Bảo Lộc", "1 Bảo Lộc"),
    ],
)
def test_apostrophes_dashes_and_places_of_tones_do_not_matter(written, name):
    assert unit_named(written, on=TODAY).name == name


def test_a_name_without_its_diacritics_is_not_guessed():
    assert unit_named("Hon Dat", on=TODAY) is None


def test_a_name_that_several_communes_carry_needs_its_province():
    assert unit_named("Bình Sơn", on=TODAY) is None
    assert unit_named("Bình Sơn", AN_GIANG, on=TODAY).code == "30823"
    assert unit_named("phường Bình Sơn", AN_GIANG, on=TODAY) is None


def test_a_province_is_not_among_the_communes_of_a_province():
    assert unit_named("An Giang", on=TODAY).code == AN_GIANG
    assert unit_named("An Giang", AN_GIANG, on=TODAY) is None


def test_today_is_meant_when_no_day_is_given(time_machine):
    time_machine.move_to("2025-06-30T16:59:00Z")
    assert unit_named("Xã Hòn Đất") is None

    time_machine.move_to("2025-06-30T17:00:00Z")  # midnight in Viet Nam
    assert unit_named("Xã Hòn Đất").code == "30817"


def test_both_ends_of_a_period_count():
    unit = AdministrativeUnit.objects.get(code="30817")
    unit.effective_to = date(2027, 6, 30)
    unit.save()

    assert unit_by_code("30817", date(2025, 6, 30)) is None
    assert unit_by_code("30817", FIRST_DAY) == unit
    assert unit_by_code("30817", date(2027, 6, 30)) == unit
    assert unit_by_code("30817", date(2027, 7, 1)) is None


def test_a_code_taken_up_again_belongs_to_the_newer_unit():
    AdministrativeUnit.objects.filter(code="30817").update(effective_to=date(2027, 7, 1))
    newer = AdministrativeUnit.objects.create(
        code="30817", kind=UnitKind.WARD, name="Hòn Đất", name_key="hòn đất",
        parent_code=AN_GIANG, sort_key=b"", effective_from=date(2027, 7, 1),
    )  # fmt: skip

    assert unit_by_code("30817", date(2027, 7, 1)) == newer


def test_a_unit_cannot_end_before_it_begins():
    with pytest.raises(IntegrityError), transaction.atomic():
        AdministrativeUnit.objects.filter(code="30817").update(effective_to=date(2025, 6, 30))


def test_a_second_load_writes_nothing(django_assert_num_queries):
    with django_assert_num_queries(4):  # a savepoint around two questions
        written = load_administrative_units()

    assert written == 0


def test_a_new_version_corrects_and_never_removes(monkeypatch):
    own = AdministrativeUnit.objects.create(
        code="99999", kind=UnitKind.COMMUNE, name="Mới", name_key="mới", sort_key=b"",
        parent_code=AN_GIANG, effective_from=TODAY,
    )  # fmt: skip
    AdministrativeUnit.objects.filter(code="30817").update(name="Sai")
    AdministrativeUnit.objects.filter(code="30823").update(effective_to=TODAY)
    LoadedCatalogue.objects.update(version="earlier")
    ids = dict(AdministrativeUnit.objects.values_list("code", "pk"))

    assert load_administrative_units() == 34 + 3321

    assert unit_by_code("30817", TODAY).name == "Hòn Đất"
    assert dict(AdministrativeUnit.objects.values_list("code", "pk")) == ids
    assert unit_by_code("99999", TODAY) == own
    assert AdministrativeUnit.objects.get(code="30823").effective_to == TODAY
    assert (
        LoadedCatalogue.objects.get(name="administrative_units").version
        == (actions._catalogue("administrative_units")["version"])
    )


def test_an_emptied_table_is_filled_again():
    AdministrativeUnit.objects.all().delete()

    assert load_administrative_units() == 34 + 3321
    assert units().count() == 34 + 3321


def test_a_migration_of_another_database_loads_nothing():
    AdministrativeUnit.objects.all().delete()
    config = apps.get_app_config("vocabulary")

    fill_catalogues(sender=config, using="cache")
    assert AdministrativeUnit.objects.count() == 0

    fill_catalogues(sender=config, using="default")
    assert AdministrativeUnit.objects.count() == 34 + 3321


def test_the_tables_match_the_models():
    call_command("makemigrations", "vocabulary", check=True, dry_run=True, verbosity=0)


def test_the_shipped_file_is_small_and_holds_one_unit_per_line():
    source = files("conglang.vocabulary") / "data" / "administrative_units.json"
    text = source.read_text(encoding="utf-8")

    assert len(text.encode()) <= 512 * 1024
    assert text.count('\n["') == 34 + 3321
    assert json.loads(text)["effective_from"] == FIRST_DAY.isoformat()
