using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Tests.Programs;

public class PractitionerTests
{
    private static readonly Credential Trainee = new("CADC-I", "T-1", "NY", new(2026, 1, 1), new(2026, 6, 30), false);
    private static readonly Credential Licence = new("LCSW", "L-1", "NY", new(2026, 4, 1), null, true);

    [Theory]
    [InlineData("2025-12-31", false, false, false)]
    [InlineData("2026-01-01", true, true, false)]
    [InlineData("2026-03-31", true, true, false)]
    [InlineData("2026-04-01", true, false, true)]
    [InlineData("2026-07-01", true, false, true)]
    public void Signs_as_the_credentials_of_the_day_allow(string day, bool active, bool needsCountersignature, bool mayCountersign)
    {
        var practitioner = Create(Profile with { Credentials = [Trainee, Licence] });
        var date = DateOnly.Parse(day);

        Assert.Equal(active, practitioner.HoldsActiveCredentialOn(date));
        Assert.Equal(needsCountersignature, practitioner.NeedsCountersignatureOn(date));
        Assert.Equal(mayCountersign, practitioner.MayCountersignOn(date));
    }

    [Theory]
    [InlineData("2026-06-30", true)]
    [InlineData("2026-07-01", false)]
    public void Holds_a_credential_to_its_last_day(string day, bool active) =>
        Assert.Equal(active, Create(Profile with { Credentials = [Trainee] }).HoldsActiveCredentialOn(DateOnly.Parse(day)));

    [Fact]
    public void Signs_under_the_independent_licence_before_others() =>
        Assert.Equal("LCSW", Create(Profile with { Credentials = [Trainee, Licence] }).CredentialOn(new(2026, 5, 1))!.Type);

    [Fact]
    public void Signs_under_the_older_of_two_licences()
    {
        var older = Licence with { Type = "LPC", ValidFrom = Licence.ValidFrom.AddYears(-1) };

        Assert.Equal("LPC", Create(Profile with { Credentials = [Licence, older] }).CredentialOn(new(2026, 5, 1))!.Type);
    }

    [Fact]
    public void Holds_nothing_after_leaving()
    {
        var practitioner = Create(Profile with { Credentials = [Licence] });
        practitioner.Update(Profile with { Credentials = [Licence], Active = false });

        Assert.False(practitioner.HoldsActiveCredentialOn(new(2026, 5, 1)));
        Assert.Equal(["practitioner.created", "practitioner.updated"], practitioner.Events.Select(happened => happened.Type));
        var refusal = Assert.Throws<DomainException>(() => practitioner.RequireActiveCredentialOn(new(2026, 5, 1)));
        Assert.Equal("CREDENTIAL_NOT_ACTIVE", refusal.Error.Code);
    }

    [Fact]
    public void Is_not_the_own_supervisor()
    {
        var practitioner = Create(Profile);

        var refusal = Assert.Throws<DomainException>(() => practitioner.Update(Profile with { SupervisorId = practitioner.Id }));

        Assert.Equal(("SUPERVISOR_IS_SELF", "/supervisorId"), (refusal.Error.Code, Assert.Single(refusal.Error.Errors).Pointer));
        Assert.Null(practitioner.SupervisorId);
    }

    [Fact]
    public void Has_credentials_that_end_after_they_start()
    {
        Create(Profile with { Credentials = [Trainee with { ValidTo = Trainee.ValidFrom }] });

        var refusal = Assert.Throws<DomainException>(
            () => Create(Profile with { Credentials = [Licence, Trainee with { ValidTo = Trainee.ValidFrom.AddDays(-1) }] }));

        Assert.Equal("CREDENTIAL_PERIOD", refusal.Error.Code);
        Assert.Equal("/credentials/1/validTo", Assert.Single(refusal.Error.Errors).Pointer);
    }

    [Theory]
    [InlineData("1234567893", true)]
    [InlineData("1900000005", true)]
    [InlineData("123456781", false)]
    [InlineData("12345678906", false)]
    [InlineData("1234567890", false)]
    [InlineData("123456789", false)]
    [InlineData("12345678933", false)]
    [InlineData("123456789X", false)]
    public void Has_an_NPI_with_a_valid_check_digit(string npi, bool valid)
    {
        var profile = Profile with { Identifiers = [new(Identifiers.NpiSystem, npi)] };

        var refusal = Record.Exception(() => Create(profile));

        Assert.Equal(valid ? null : "INVALID_NPI", (refusal as DomainException)?.Error.Code);
        Assert.Equal(valid ? null : "/identifiers/0/value", (refusal as DomainException)?.Error.Errors.Single().Pointer);
    }

    private static PractitionerProfile Profile => new("Robin", "Vale", [], [], ["NY", "NJ", "NY"], null, Active: true);

    private static Practitioner Create(PractitionerProfile profile) =>
        Practitioner.Create(TypedId.New<PractitionerId>(TestPrograms.Now), TestPrograms.Organization.Id, profile);
}
