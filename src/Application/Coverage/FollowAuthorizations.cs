using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Authorizations follow lines, decisions, the episode and the coverage in the transaction of what changes them (AUT-8).</summary>
internal sealed class FollowAuthorizations(IAppDbContext db, AuthorizationKeeper keeper, TimeProvider clock) :
    INotificationHandler<Occurred<ServiceLinesChanged>>,
    INotificationHandler<Occurred<AuthorizationSubmitted>>,
    INotificationHandler<Occurred<AuthorizationDecided>>,
    INotificationHandler<Occurred<AuthorizationTerminated>>,
    INotificationHandler<Occurred<AuthorizationEnteredInError>>,
    INotificationHandler<Occurred<EpisodeDischarged>>,
    INotificationHandler<Occurred<EpisodeLevelOfCareChanged>>,
    INotificationHandler<Occurred<CoverageUpdated>>,
    INotificationHandler<Occurred<CoverageEnteredInError>>
{
    public Task Handle(Occurred<ServiceLinesChanged> notification, CancellationToken cancellationToken) =>
        keeper.KeepAsync(notification.Event.EpisodeId, cancellationToken);

    public Task Handle(Occurred<AuthorizationSubmitted> notification, CancellationToken cancellationToken) =>
        keeper.KeepAsync(notification.Event.EpisodeId, cancellationToken);

    public Task Handle(Occurred<AuthorizationDecided> notification, CancellationToken cancellationToken) =>
        keeper.KeepAsync(notification.Event.EpisodeId, cancellationToken);

    public Task Handle(Occurred<AuthorizationTerminated> notification, CancellationToken cancellationToken) =>
        keeper.KeepAsync(notification.Event.EpisodeId, cancellationToken);

    public Task Handle(Occurred<AuthorizationEnteredInError> notification, CancellationToken cancellationToken) =>
        keeper.KeepAsync(notification.Event.EpisodeId, cancellationToken);

    /// <summary>The last day in care still counts.</summary>
    public Task Handle(Occurred<EpisodeDischarged> notification, CancellationToken cancellationToken) => CloseAsync(
        notification.Event.EpisodeId, _ => true, notification.Event.End.DischargedOn.AddDays(1), "The patient was discharged.", cancellationToken);

    public async Task Handle(Occurred<EpisodeLevelOfCareChanged> notification, CancellationToken cancellationToken)
    {
        var episode = db.Episodes.Local.Single(episode => episode.Id == notification.Event.EpisodeId);
        var stay = episode.LevelOfCareStays[^1];
        await CloseAsync(
            episode.Id,
            authorization => LevelsOfCare.RankOf(authorization.Request.LevelOfCare) != LevelsOfCare.RankOf(stay.Level),
            stay.EffectiveOn,
            "The level of care has changed.",
            cancellationToken);
    }

    public async Task Handle(Occurred<CoverageUpdated> notification, CancellationToken cancellationToken)
    {
        var coverage = db.Coverages.Local.Single(coverage => coverage.Id == notification.Event.CoverageId);
        if (coverage.Terms.To is { } lastDay)
        {
            await CloseWithCoverageAsync(coverage, _ => lastDay, cancellationToken);
        }
    }

    /// <summary>From today on: what it was good for until then is for billing to say.</summary>
    public Task Handle(Occurred<CoverageEnteredInError> notification, CancellationToken cancellationToken) => CloseWithCoverageAsync(
        db.Coverages.Local.Single(coverage => coverage.Id == notification.Event.CoverageId),
        program => program.DateOf(clock.GetUtcNow()).AddDays(-1),
        cancellationToken);

    private async Task CloseAsync(
        EpisodeId episodeId, Func<PayerAuthorization, bool> which, DateOnly closedFrom, string reason, CancellationToken cancellationToken)
    {
        var program = await db.ProgramOfAsync(episodeId, cancellationToken);
        foreach (var authorization in (await keeper.TrackedAsync(episodeId, cancellationToken)).Where(which))
        {
            authorization.CloseWithCare(closedFrom, reason, program, clock.GetUtcNow());
        }

        await keeper.KeepAsync(episodeId, cancellationToken);
    }

    private async Task CloseWithCoverageAsync(PatientCoverage coverage, Func<Program, DateOnly> lastDay, CancellationToken cancellationToken)
    {
        var patientId = coverage.PatientId;
        var all = await db.Authorizations.Where(authorization => authorization.PatientId == patientId).ToListAsync(cancellationToken);
        foreach (var ofEpisode in all.Where(authorization => authorization.Request.CoverageId == coverage.Id).GroupBy(authorization => authorization.EpisodeId))
        {
            var program = await db.ProgramOfAsync(ofEpisode.Key, cancellationToken);
            foreach (var authorization in ofEpisode)
            {
                authorization.CloseWithCoverage(lastDay(program));
            }

            await keeper.KeepAsync(ofEpisode.Key, cancellationToken);
        }
    }
}
