using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>
/// A fictional patient's course over HTTP, as far as a test needs it: each step makes those before it, and gives back the last
/// answer. The dates fit the default start of the clock, and every later one.
/// </summary>
internal static class Course
{
    public const string RequestedOn = "2026-01-02";
    public const string ScreenedOn = "2026-01-03";
    public const string AdmittedOn = "2026-01-05";

    public static object ProgramBody => new
    {
        name = "Evening programme",
        timeZone = "America/New_York",
        capacity = 40,
        levelsOfCare = new[] { Level("2.1"), Level("1.5"), Level("1.0") },
        closures = new[] { new { on = "2026-01-19", name = "Holiday" }, new { on = "2026-02-16", name = "Holiday" } },
    };

    public static object PatientBody => new
    {
        givenName = "Dana",
        familyName = "Núñez-O'Brien",
        birthDate = "1988-03-14",
        administrativeSex = "Female",
    };

    public static object AdmissionBody(string dimensionRatingSetId) => new
    {
        admittedOn = AdmittedOn,
        levelOfCare = Level("2.1"),
        dimensionRatingSetId,
        lastUseOn = "2026-01-04",
        patientAgreement = "Agrees",
    };

    /// <summary>Of the fourth edition, as the programme has them.</summary>
    public static object Level(string code) => new { edition = "Fourth", code };

    /// <summary>Third-edition ratings by risk, dimension 1 to 6.</summary>
    public static object RatingsBody(params int[] risks) => new
    {
        edition = "Third",
        ratedOn = ScreenedOn,
        ratings = risks.Select((risk, i) => new { dimension = i + 1, risk, rationale = "As told and seen in the interview." }),
    };

    public static Task<ApiAnswer> ProgramAsync(this TestOrganization organization) =>
        organization.Client(Role.Administrator).Post("/programs", ProgramBody).Succeeds();

    public static Task<ApiAnswer> PatientAsync(this TestOrganization organization) =>
        organization.Client(Role.Counselor).Post("/patients", PatientBody).Succeeds();

    /// <summary>An episode of a new patient in a new programme.</summary>
    /// <param name="programId">Another programme than a new one.</param>
    public static async Task<ApiAnswer> ReferredAsync(this TestOrganization organization, string? programId = null)
    {
        programId ??= (await organization.ProgramAsync()).Id;
        var patient = await organization.PatientAsync();
        return await organization.Client(Role.Counselor).Post(
            $"/patients/{patient.Id}/episodes", new { programId, requestedOn = RequestedOn, source = "PrimaryCare" }).Succeeds();
    }

    public static async Task<ApiAnswer> ScreenedAsync(this TestOrganization organization, string? programId = null)
    {
        var episode = await organization.ReferredAsync(programId);
        return await organization.Client(Role.Counselor).Post(
            $"/episodes/{episode.Id}/screen", new { screenedOn = ScreenedOn }, episode.ETag).Succeeds();
    }

    /// <summary>At level 2.1, with a primary diagnosis of F10.20 and ratings that suggest that level.</summary>
    public static async Task<ApiAnswer> AdmittedAsync(this TestOrganization organization, string? programId = null)
    {
        var episode = await organization.ScreenedAsync(programId);
        return await organization.AdmitScreenedAsync(episode);
    }

    /// <summary>As above, an episode that was referred elsewhere.</summary>
    public static async Task<ApiAnswer> AdmitAsync(this TestOrganization organization, string episodeId)
    {
        var counselor = organization.Client(Role.Counselor);
        var episode = await counselor.Get($"/episodes/{episodeId}").Succeeds();
        return await organization.AdmitScreenedAsync(
            await counselor.Post($"/episodes/{episodeId}/screen", new { screenedOn = ScreenedOn }, episode.ETag).Succeeds());
    }

    private static async Task<ApiAnswer> AdmitScreenedAsync(this TestOrganization organization, ApiAnswer episode)
    {
        var counselor = organization.Client(Role.Counselor);
        var diagnosis = await counselor.Post(
            $"/episodes/{episode.Id}/diagnoses", new { code = "F10.20", isPrimary = true, indexOn = RequestedOn }, episode.ETag).Succeeds();
        var ratings = await counselor.Post(
            $"/episodes/{episode.Id}/dimension-ratings", RatingsBody(1, 0, 2, 1, 2, 1), diagnosis.ETag).Succeeds();
        return await counselor.Post($"/episodes/{episode.Id}/admit", AdmissionBody(ratings.Id), ratings.ETag).Succeeds();
    }
}
