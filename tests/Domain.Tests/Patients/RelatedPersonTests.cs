using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Tests.Programs;
using static TreatmentPlans.Domain.Tests.Patients.TestPatients;

namespace TreatmentPlans.Domain.Tests.Patients;

public class RelatedPersonTests
{
    private static readonly RelatedPersonDetails Details =
        new(RelatedPersonRole.Guardian, "Sam", "Ash", "Mother", null, null, new(2026, 1, 1), new(2026, 1, 31));

    [Theory]
    [InlineData("2025-12-31", false)]
    [InlineData("2026-01-01", true)]
    [InlineData("2026-01-31", true)]
    [InlineData("2026-02-01", false)]
    public void Acts_from_the_first_to_the_last_day(string on, bool acts) =>
        Assert.Equal(acts, Add(Details).ActsAs(RelatedPersonRole.Guardian, DateOnly.Parse(on)));

    [Fact]
    public void Acts_at_any_time_where_no_period_is_named() =>
        Assert.True(Add(Details with { ValidFrom = null, ValidTo = null }).ActsAs(RelatedPersonRole.Guardian, new(2000, 1, 1)));

    [Fact]
    public void Acts_in_no_other_role() => Assert.False(Add(Details).ActsAs(RelatedPersonRole.Witness, new(2026, 1, 15)));

    [Fact]
    public void Entered_in_error_acts_no_more_and_takes_no_changes()
    {
        var person = Add(Details);
        person.EnterInError(Mistake);

        Assert.False(person.ActsAs(RelatedPersonRole.Guardian, new(2026, 1, 15)));
        Assert.Equal("ENTERED_IN_ERROR", Assert.Throws<DomainException>(() => person.Update(Details)).Error.Code);
        Assert.Equal("ENTERED_IN_ERROR", Assert.Throws<DomainException>(() => person.EnterInError(Mistake)).Error.Code);
    }

    [Fact]
    public void Has_a_period_that_does_not_end_before_it_starts()
    {
        Add(Details with { ValidTo = Details.ValidFrom });
        var person = Add(Details);

        var refusal = Assert.Throws<DomainException>(() => person.Update(Details with { ValidTo = new(2025, 12, 31) }));

        Assert.Equal(("PERIOD_ENDS_BEFORE_START", "/validTo"), (refusal.Error.Code, Assert.Single(refusal.Error.Errors).Pointer));
        Assert.Equal(new DateOnly(2026, 1, 31), person.ValidTo);
    }

    [Fact]
    public void Belongs_to_the_patient_and_each_change_is_told()
    {
        var (id, patient) = (TypedId.New<RelatedPersonId>(TestPrograms.Now), Patient());

        var person = RelatedPerson.Add(id, patient, Details);
        person.Update(Details with { Relationship = "Aunt" });
        person.EnterInError(Mistake);

        Assert.Equal((id, patient.OrganizationId, patient.Id, "Aunt"), (person.Id, person.OrganizationId, person.PatientId, person.Relationship));
        Assert.Equal(
            ["related-person.added", "related-person.updated", "related-person.entered-in-error"], person.Events.Select(told => told.Type));
        Assert.All(person.Events, told => Assert.Equal(new EventSubject(id.Value, patient.Id), told.Subject));
    }

    [Fact]
    public void Is_not_added_to_a_merged_patient()
    {
        var patient = Patient();
        patient.MergeInto(Patient());

        var refusal = Assert.Throws<DomainException>(
            () => RelatedPerson.Add(TypedId.New<RelatedPersonId>(TestPrograms.Now), patient, Details));

        Assert.Equal("PATIENT_MERGED", refusal.Error.Code);
    }

    private static RelatedPerson Add(RelatedPersonDetails details) =>
        RelatedPerson.Add(TypedId.New<RelatedPersonId>(TestPrograms.Now), Patient(), details);
}
