using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.RecoveryPlans;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Coverage;

/// <summary>A patient with a coverage whose payer is asked for more; it is the fifth of January.</summary>
internal sealed class AuthorizedCare
{
    private AuthorizedCare(TestOrganization organization, string episodeId, string patientId, string programId, string coverageId)
    {
        Organization = organization;
        EpisodeId = episodeId;
        PatientId = patientId;
        ProgramId = programId;
        CoverageId = coverageId;
    }

    public TestOrganization Organization { get; }

    public string EpisodeId { get; }

    public string PatientId { get; }

    public string ProgramId { get; }

    public string CoverageId { get; }

    public ApiClient Billing => Organization.Client(Role.Billing);

    public string List => $"/episodes/{EpisodeId}/authorizations";

    public object Body => BodyOf(CoverageId);

    public static object BodyOf(string coverageId) => new
    {
        coverageId,
        serviceCodes = new[] { "H0015" },
        unitType = "Units",
        requestedUnits = 15,
        from = "2026-01-05",
        to = "2026-02-08",
        levelOfCare = Course.Level("2.1"),
    };

    public static object Approved => new { outcome = "Approved", number = "HM-1", approvedUnits = 15, reviewer = "Care management" };

    public static object Less => new { outcome = "Approved", number = "HM-1", approvedUnits = 12, reason = "Twelve days are enough." };

    public static object Denied => new { outcome = "Denied", reason = "Not shown to be needed." };

    /// <summary>Admitted, without a plan.</summary>
    public static async Task<AuthorizedCare> AdmittedAsync(TestOrganization? organization = null)
    {
        organization ??= await SharedOrganization.GetAsync();
        var episode = await organization.AdmittedAsync();
        return await CoverAsync(organization, episode.Id, episode);
    }

    /// <summary>With a plan that is in force.</summary>
    public static async Task<(AuthorizedCare Care, ApiAnswer Plan)> PlannedAsync(TestOrganization organization)
    {
        var plan = await organization.ActiveAsync();
        return (await CoverAsync(organization, (string)plan["episodeId"]!, plan), plan);
    }

    /// <summary>One whose episode is set up elsewhere.</summary>
    public static async Task<AuthorizedCare> OfAsync(TestOrganization organization, string episodeId, string? coverageId = null)
    {
        var episode = await organization.Client(Role.Counselor).Get($"/episodes/{episodeId}").Succeeds();
        return coverageId is null
            ? await CoverAsync(organization, episodeId, episode)
            : new AuthorizedCare(organization, episodeId, (string)episode["patientId"]!, (string)episode["programId"]!, coverageId);
    }

    public Task<ApiAnswer> DraftAsync(object? change = null) => Billing.Post(List, change is null ? Body : Body.With(change)).Succeeds();

    public async Task<ApiAnswer> SubmittedAsync(object? change = null) => await DoAsync(await DraftAsync(change), "submit");

    /// <param name="decision">All that was asked for unless given.</param>
    public async Task<ApiAnswer> DecidedAsync(object? decision = null, object? change = null) =>
        await DoAsync(await SubmittedAsync(change), "decide", decision ?? Approved);

    public Task<ApiAnswer> DoAsync(ApiAnswer authorization, string action, object? body = null) =>
        Billing.Post($"/authorizations/{authorization.Id}/{action}", body, authorization.ETag).Succeeds();

    public Task<ApiAnswer> RefusedAsync(ApiAnswer authorization, string action, object? body, int status, string code) =>
        Billing.Post($"/authorizations/{authorization.Id}/{action}", body, authorization.ETag).IsRefused(status, code);

    public Task<ApiAnswer> ReadAsync(ApiAnswer authorization) => Billing.Get($"/authorizations/{authorization.Id}").Succeeds();

    private static async Task<AuthorizedCare> CoverAsync(TestOrganization organization, string episodeId, ApiAnswer of)
    {
        var patientId = (string)of["patientId"]!;
        var coverage = await organization.Client(Role.Billing).Post($"/patients/{patientId}/coverages", CoverageBodies.Body).Succeeds();
        return new AuthorizedCare(organization, episodeId, patientId, (string)of["programId"]!, coverage.Id);
    }
}
