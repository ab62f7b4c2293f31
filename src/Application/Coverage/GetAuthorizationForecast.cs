using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Discharges;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Coverage;

public sealed record GetAuthorizationForecast(AuthorizationId AuthorizationId) : IQuery<AuthorizationForecastResponse>;

/// <summary>When an authorization runs out if the patient comes to everything that is booked.</summary>
/// <param name="AsOf">Today, of the programme.</param>
/// <param name="Used">By what was done before today, in the units of the authorization.</param>
/// <param name="Booked">By what is booked from today on.</param>
/// <param name="Remaining">After that; below zero where more is booked than was granted.</param>
/// <param name="UnitsEndOn">The day with whose services nothing is left; null where something is at the end.</param>
/// <param name="EndsOn">That day, or the last of the period where it comes first.</param>
/// <param name="Beyond">Services from today on that no authorization is for.</param>
/// <param name="AskBy">The last day on which a request is still decided in time by the payer's clock; null where nothing lies beyond.</param>
/// <param name="AskExpeditedBy">As above, by the clock of expedited requests.</param>
public sealed record AuthorizationForecastResponse(
    AuthorizationId AuthorizationId,
    DateOnly AsOf,
    decimal Used,
    decimal Booked,
    decimal Remaining,
    DateOnly? UnitsEndOn,
    DateOnly EndsOn,
    IReadOnlyList<ServiceBeyond> Beyond,
    DateOnly? AskBy,
    DateOnly? AskExpeditedBy);

/// <param name="StartsAt">Of the first session of the service.</param>
public sealed record ServiceBeyond(DateOnly On, string ServiceCode, decimal Units, DateTimeOffset? StartsAt);

internal sealed class GetAuthorizationForecastHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<GetAuthorizationForecast, AuthorizationForecastResponse>
{
    public async Task<AuthorizationForecastResponse> Handle(GetAuthorizationForecast query, CancellationToken cancellationToken)
    {
        var authorization = await db.Authorizations.AsNoTracking().GetAsync(one => one.Id == query.AuthorizationId, cancellationToken);
        if (authorization.Period is null)
        {
            throw AuthorizationErrors.NotGranted();
        }

        var now = clock.GetUtcNow();
        var id = authorization.EpisodeId;
        var (episode, program, today, _) = await db.GetEpisodeAsOfAsync(id, null, null, now, cancellationToken);
        var (patientId, programId) = (episode.PatientId, episode.ProgramId);
        var batch = new QueryBatch();
        var authorizations = batch.Add(db.Authorizations.AsNoTracking().Where(one => one.EpisodeId == id));
        var attendance = batch.Add(
            from record in db.AttendanceRecords.AsNoTracking()
            join session in db.Sessions on record.SessionId equals session.Id
            where record.EpisodeId == id && record.EnteredInError == null
                && (session.Status == SessionStatus.Scheduled || session.Status == SessionStatus.InProgress
                    || session.Status == SessionStatus.Completed || session.Status == SessionStatus.Locked)
            select new { Record = record, session.Type });
        var tests = batch.Add(db.DrugTests.AsNoTracking().Where(test => test.EpisodeId == id));
        var coverages = batch.Add(db.Coverages.AsNoTracking().Where(coverage => coverage.PatientId == patientId));
        var contracts = batch.Add(db.PayerContracts.AsNoTracking().Where(contract => contract.ProgramId == programId));
        var decisions = batch.Add(db.LevelOfCareDecisions.AsNoTracking()
            .Where(decision => decision.EpisodeId == id && decision.Status == LevelOfCareDecisionStatus.Scheduled));
        var lastDays = batch.Add(db.Discharges
            .Where(discharge => discharge.EpisodeId == id && discharge.Status == DischargeStatus.Approved)
            .Select(discharge => (DateOnly?)discharge.DischargedOn));
        await db.RunAsync(batch, cancellationToken);

        var lastDay = lastDays.Rows.SingleOrDefault() ?? DateOnly.MaxValue;
        var standing = coverages.Rows.Where(coverage => coverage.EnteredInError is null).Select(c => KeyValuePair.Create(c.Id, c.Terms)).ToList();
        var agreed = contracts.Rows.Where(contract => contract.EnteredInError is null).Select(contract => contract.Terms).ToList();
        IEnumerable<ServiceFact?> facts =
        [
            .. attendance.Rows.Select(row => row.Record.AsOf(DateOnly.MaxValue, now) is { } evidence ? ServiceFact.Expected(evidence, row.Type) : null),
            .. tests.Rows.Select(ServiceFact.Of),
        ];
        var lines = ServiceLines.Derive(
            facts.OfType<ServiceFact>().Where(fact => fact.On <= lastDay), day => PayersOfDay.ContractOn(day, standing, agreed));
        var forecast = AuthorizationForecast.Of(
            authorization.Id,
            [.. authorizations.Rows.Select(one => Until(one, decisions.Rows)).OfType<AuthorizedPeriod>()],
            [.. lines.Lines.Select(AuthorizableLine.Of)],
            today,
            program.PoliciesOn(today).Authorizations);
        return new AuthorizationForecastResponse(
            authorization.Id,
            today,
            forecast.Used,
            forecast.Booked,
            forecast.Remaining,
            forecast.UnitsEndOn,
            forecast.EndsOn,
            [.. forecast.Beyond.Select(line => new ServiceBeyond(line.On, line.ServiceCode, line.Units, line.StartsAt))],
            forecast.AskBy,
            forecast.AskExpeditedBy);
    }

    /// <summary>What is for another level ends the day before a change that is decided.</summary>
    private static AuthorizedPeriod? Until(PayerAuthorization authorization, IEnumerable<LevelOfCareDecision> decisions)
    {
        var last = decisions
            .Where(decision => LevelsOfCare.RankOf(decision.ToLevel) != LevelsOfCare.RankOf(authorization.Request.LevelOfCare))
            .Select(decision => decision.EffectiveOn.AddDays(-1))
            .DefaultIfEmpty(DateOnly.MaxValue)
            .Min();
        return authorization.Period is { } period && last < period.To ? period with { To = last } : authorization.Period;
    }
}
