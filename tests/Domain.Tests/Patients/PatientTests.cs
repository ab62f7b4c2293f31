using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Tests.Programs;
using static TreatmentPlans.Domain.Tests.Patients.TestPatients;

namespace TreatmentPlans.Domain.Tests.Patients;

public class PatientTests
{
    [Theory]
    [InlineData("2026-03-13", 37)]
    [InlineData("2026-03-14", 38)]
    [InlineData("2026-12-31", 38)]
    public void Grows_older_on_the_birthday(string on, int age) => Assert.Equal(age, Patient().AgeOn(DateOnly.Parse(on)));

    [Theory]
    [InlineData("2026-02-28", 17)]
    [InlineData("2026-03-01", 18)]
    [InlineData("2028-02-28", 19)]
    [InlineData("2028-02-29", 20)]
    public void Born_on_a_leap_day_grows_older_on_the_first_of_March_or_the_leap_day(string on, int age) =>
        Assert.Equal(age, Patient(Demographics with { BirthDate = new(2008, 2, 29) }).AgeOn(DateOnly.Parse(on)));

    [Theory]
    [InlineData("Núñez-O'Brien", "NUNEZOBRIEN")]
    [InlineData("van der Berg", "VANDERBERG")]
    [InlineData("Łukasiewicz", "LUKASIEWICZ")]
    [InlineData("Nguyễn", "NGUYEN")]
    [InlineData("Strauß", "STRAUSS")]
    [InlineData("Ægir 2", "AEGIR2")]
    [InlineData("N\u0303", "N")]
    [InlineData("山田", "山田")]
    [InlineData("Åse", "ASE")]
    [InlineData("Çelik", "CELIK")]
    [InlineData("Đorđević", "DORDEVIC")]
    [InlineData("Émile", "EMILE")]
    [InlineData("Doğan", "DOGAN")]
    [InlineData("Ħal", "HAL")]
    [InlineData("Îles", "ILES")]
    [InlineData("Ĵo", "JO")]
    [InlineData("Ķēniņš", "KENINS")]
    [InlineData("Östlund", "OSTLUND")]
    [InlineData("Dvořák", "DVORAK")]
    [InlineData("Ţepeş", "TEPES")]
    [InlineData("Ünal", "UNAL")]
    [InlineData("Ŵyn", "WYN")]
    [InlineData("Ýmir", "YMIR")]
    [InlineData("Żak", "ZAK")]
    [InlineData("Œuvre", "OEUVRE")]
    [InlineData("Þór", "THOR")]
    [InlineData("--", "")]
    public void Is_searched_by_a_name_without_accents_and_punctuation(string name, string search) =>
        Assert.Equal(search, Patient(Demographics with { FamilyName = name }).SearchFamilyName);

    [Fact]
    public void Is_not_born_later_than_today_anywhere()
    {
        // 15:00 UTC on the 12th is the 13th at UTC+14.
        Assert.Equal(new DateOnly(2026, 1, 13), Patient(Demographics with { BirthDate = new(2026, 1, 13) }).BirthDate);
        Refused("DATE_IN_FUTURE", "/birthDate", Demographics with { BirthDate = new(2026, 1, 14) });
    }

    [Fact]
    public void Dies_between_birth_and_today()
    {
        Assert.NotNull(Patient(Demographics with { DeceasedOn = new(2026, 1, 13) }).DeceasedOn);
        Assert.NotNull(Patient(Demographics with { DeceasedOn = Demographics.BirthDate }).DeceasedOn);
        Refused("DATE_IN_FUTURE", "/deceasedOn", Demographics with { DeceasedOn = new(2026, 1, 14) });
        Refused("DECEASED_BEFORE_BIRTH", "/deceasedOn", Demographics with { DeceasedOn = Demographics.BirthDate.AddDays(-1) });
    }

    [Fact]
    public void Has_each_identifier_once()
    {
        Patient(Demographics with { Identifiers = [new("a", "1"), new("a", "2"), new("b", "1")] });
        Refused("DUPLICATE", "/identifiers/1", Demographics with { Identifiers = [new("a", "1"), new("a", "1")] });
    }

    [Fact]
    public void Merged_into_another_points_there_and_takes_no_more_facts()
    {
        var (left, kept) = (Patient(), Patient());

        left.MergeInto(kept);

        Assert.Equal(kept.Id, left.MergedIntoId);
        Assert.Equal("patient.merged", left.Events[^1].Type);
        Assert.Equal("PATIENT_MERGED", Assert.Throws<DomainException>(() => left.Update(Demographics, TestPrograms.Now)).Error.Code);
        Assert.Equal("PATIENT_MERGED", Assert.Throws<DomainException>(() => left.MergeInto(kept)).Error.Code);
        Assert.Equal("PATIENT_MERGED", Assert.Throws<DomainException>(() => kept.MergeInto(left)).Error.Code);
        Assert.Null(kept.MergedIntoId);
    }

    [Fact]
    public void Is_not_merged_into_itself()
    {
        var patient = Patient();

        Refusals.Refused("MERGE_WITH_SELF", () => patient.MergeInto(patient), "/intoPatientId");
        Assert.Null(patient.MergedIntoId);
    }

    [Fact]
    public void Entered_in_error_stays_readable_and_takes_no_more_facts()
    {
        var patient = Patient();

        patient.EnterInError(Mistake);

        Assert.Equal("Dana", patient.GivenName);
        Assert.Equal(Mistake, patient.EnteredInError);
        Assert.Equal("ENTERED_IN_ERROR", Assert.Throws<DomainException>(() => patient.EnterInError(Mistake)).Error.Code);
        Assert.Equal("ENTERED_IN_ERROR", Assert.Throws<DomainException>(() => patient.Update(Demographics, TestPrograms.Now)).Error.Code);
        Assert.Equal("ENTERED_IN_ERROR", Assert.Throws<DomainException>(() => Patient().MergeInto(patient)).Error.Code);
    }

    [Fact]
    public void Claims_its_identifiers_until_it_is_entered_in_error()
    {
        var patient = Patient();
        Assert.Equal(Demographics.Identifiers, patient.ClaimedIdentifiers);

        patient.EnterInError(Mistake);

        Assert.Empty(patient.ClaimedIdentifiers);
    }

    [Fact]
    public void Each_change_is_told()
    {
        var patient = Patient();
        patient.Update(Demographics with { GivenName = "Dan" }, TestPrograms.Now);
        patient.Retain(new(2036, 1, 1), legalHold: false);
        patient.EnterInError(Mistake);

        Assert.Equal(
            ["patient.registered", "patient.updated", "patient.updated", "patient.entered-in-error"], patient.Events.Select(told => told.Type));
        Assert.All(patient.Events, told => Assert.Equal(new EventSubject(patient.Id.Value, patient.Id), told.Subject));
        Assert.Equal(("Dan", "DAN"), (patient.GivenName, patient.SearchGivenName));
    }

    [Fact]
    public void Entered_in_error_can_still_be_put_under_legal_hold()
    {
        var patient = Patient();
        patient.EnterInError(Mistake);

        patient.Retain(new(2036, 1, 1), legalHold: true);

        Assert.True(patient.LegalHold);
        Assert.Equal(new DateOnly(2036, 1, 1), patient.RetainUntil);
    }

    private static void Refused(string code, string pointer, PatientDemographics demographics)
    {
        var patient = Patient();
        var version = patient.Version;
        var refusal = Assert.Throws<DomainException>(() => patient.Update(demographics, TestPrograms.Now));

        Assert.Equal(code, refusal.Error.Code);
        Assert.Equal(pointer, Assert.Single(refusal.Error.Errors).Pointer);
        Assert.Equal(version, patient.Version);
        Assert.Equal(Demographics.BirthDate, patient.BirthDate);
    }
}
