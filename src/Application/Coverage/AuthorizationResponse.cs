using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Coverage;

/// <summary>What a payer was asked for, and what it said.</summary>
/// <param name="Number">The payer's.</param>
/// <param name="ServiceCodes">That it is for.</param>
/// <param name="From">First day that was asked for.</param>
/// <param name="To">Last day that was asked for, inclusive.</param>
/// <param name="Granted">What the payer granted; null where nothing was.</param>
/// <param name="ClosedFrom">First day on which it takes no services, though its period is not over.</param>
/// <param name="Used">By the service lines that stand, as far as they were reckoned last.</param>
/// <param name="Remaining">Below zero where more was given than granted; null where nothing was granted.</param>
/// <param name="DenialReason">The payer's, of a denial or where it granted less.</param>
/// <param name="Reviewer">Who decided at the payer, and how to reach them.</param>
/// <param name="PreviousId">What it continues.</param>
/// <param name="Steps">In order, from the draft on.</param>
public sealed record AuthorizationResponse(
    AuthorizationId Id,
    int Version,
    EpisodeId EpisodeId,
    PatientId PatientId,
    AuthorizationStatus Status,
    IReadOnlyList<Identifier> Identifiers,
    string? Number,
    CoverageId CoverageId,
    string Payer,
    IReadOnlyList<string> ServiceCodes,
    AuthorizationUnit UnitType,
    decimal RequestedUnits,
    DateOnly From,
    DateOnly To,
    LevelOfCare LevelOfCare,
    bool Expedited,
    AuthorizationId? PreviousId,
    AuthorizationGrant? Granted,
    DateOnly? ClosedFrom,
    decimal Used,
    decimal? Remaining,
    string? DenialReason,
    string? Reviewer,
    IReadOnlyList<AuthorizationStep> Steps,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static AuthorizationResponse Of(PayerAuthorization authorization) => new(
        authorization.Id,
        authorization.Version,
        authorization.EpisodeId,
        authorization.PatientId,
        authorization.Status,
        authorization.Identifiers,
        authorization.Number,
        authorization.Request.CoverageId,
        authorization.Request.Payer,
        authorization.Request.ServiceCodes,
        authorization.Request.UnitType,
        authorization.Request.Units,
        authorization.Request.From,
        authorization.Request.To,
        authorization.Request.LevelOfCare,
        authorization.Request.Expedited,
        authorization.Request.PreviousId,
        authorization.Grant,
        authorization.ClosedFrom,
        Trim(authorization.Used),
        authorization.Remaining is { } remaining ? Trim(remaining) : null,
        authorization.DenialReason,
        authorization.Reviewer,
        authorization.Steps,
        authorization.EnteredInError,
        authorization.CreatedAt,
        authorization.UpdatedAt);

    // SQLite gives a whole number back with a place behind the point; the answer is the same before and after.
    private static decimal Trim(decimal units) => units / 1.000000000000000000000000000000m;
}
