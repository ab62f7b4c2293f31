using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Tests.Programs;

/// <summary>A fictional programme in New York with the closures of the worked case, and people to work in it.</summary>
public static class TestPrograms
{
    public static readonly DateTimeOffset Now = new(2026, 1, 12, 15, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2026, 1, 12);

    public static readonly Organization Organization =
        Organization.Found(TypedId.New<OrganizationId>(Now), "Harbor Recovery", "USD");

    public static ProgramSettings Settings => new(
        "Evening IOP",
        "America/New_York",
        40,
        [new(AsamEdition.Fourth, "2.1"), new(AsamEdition.Fourth, "1.5"), new(AsamEdition.Fourth, "1.0")],
        [new(new(2026, 1, 19), "Holiday"), new(new(2026, 2, 16), "Holiday")],
        [new("H0015", new Money(250m, "USD"), new(2026, 1, 1))],
        []);

    public static Program Program(ProgramSettings? settings = null) =>
        Domain.Programs.Program.Create(TypedId.New<ProgramId>(Now), Organization, settings ?? Settings, Now);

    public static Program ProgramWith(ProgramPolicies policies) =>
        Program(Settings with { Policies = [new DatedPolicies(new(2026, 1, 1), policies)] });

    public static Practitioner Counselor(bool independent = true) => Practitioner.Create(
        TypedId.New<PractitionerId>(Now),
        Organization.Id,
        new PractitionerProfile(
            "Robin",
            "Vale",
            [],
            [new Credential("LCSW", "C-100", "NY", new(2020, 1, 1), new(2026, 12, 31), independent)],
            ["NY"],
            null,
            Active: true));

    public static IReadOnlyList<DimensionRating> Ratings(params int[] risks) =>
        [.. risks.Select((risk, index) => new DimensionRating(index + 1, null, risk, null, null, "Rated in the intake interview."))];
}
