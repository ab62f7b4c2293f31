using System.Collections.Frozen;
using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Documents;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Documents;

internal static class TimelineEndpoints
{
    /// <summary>The operation that reads a kind where it stands by itself: its scope and roles decide who sees the kind here.</summary>
    internal static readonly FrozenDictionary<TimelineKind, string> ReadBy = new Dictionary<TimelineKind, string>
    {
        [TimelineKind.Episode] = "getEpisode",
        [TimelineKind.Diagnosis] = "getDiagnosis",
        [TimelineKind.DimensionRatings] = "getDimensionRatings",
        [TimelineKind.PlanVersion] = "getPlan",
        [TimelineKind.PlanSignature] = "getPlan",
        [TimelineKind.PlanReview] = "listPlanReviews",
        [TimelineKind.Goal] = "getPlan",
        [TimelineKind.Objective] = "getPlan",
        [TimelineKind.Phase] = "listPhases",
        [TimelineKind.ReadinessEvaluation] = "getReadinessEvaluation",
        [TimelineKind.LevelOfCareDecision] = "getLevelOfCareDecision",
        [TimelineKind.Attendance] = "getAttendance",
        [TimelineKind.SessionNote] = "getSessionNote",
        [TimelineKind.ContactAttempt] = "getContactAttempt",
        [TimelineKind.Enrolment] = "getEnrolment",
        [TimelineKind.Discharge] = "getDischarge",
        [TimelineKind.Assessment] = "getAssessment",
        [TimelineKind.DrugTest] = "getDrugTest",
        [TimelineKind.SkillPractice] = "getSkillPractice",
        [TimelineKind.Homework] = "getHomework",
        [TimelineKind.CheckIn] = "getCheckIn",
        [TimelineKind.UseEvent] = "getUseEvent",
        [TimelineKind.Trigger] = "getTrigger",
        [TimelineKind.SupportContact] = "getSupportContact",
        [TimelineKind.Encouragement] = "getEncouragement",
        [TimelineKind.Milestone] = "getMilestone",
        [TimelineKind.RelapsePreventionPlan] = "getRelapsePreventionPlan",
        [TimelineKind.ContinuingCarePlan] = "getContinuingCarePlan",
        [TimelineKind.FollowUp] = "getFollowUp",
        [TimelineKind.Authorization] = "getAuthorization",
        [TimelineKind.WorkItem] = "getWorkItem",
        [TimelineKind.IndependenceChecklist] = "getIndependenceChecklist",
        [TimelineKind.Certification] = "getCertification",
    }.ToFrozenDictionary();

    public static void MapTimelines(this IEndpointRouteBuilder api) => api.MapGet("/episodes/{episodeId}/timeline", Get)
        .WithTags("Episodes")
        .Operation("getTimeline", "List everything that happened in an episode, the oldest first; what the caller may not read by itself is left out")
        .RequireAccess(Scopes.EpisodesRead, RoleSets.PatientReaders);

    internal sealed record TimelineQuery(
        [property: Description("Only these kinds; may stand several times.")] TimelineKind[] Kind,
        [property: Description("First day, in the programme's zone.")] DateOnly? From,
        [property: Description("Last day, inclusive.")] DateOnly? To);

    private static async Task<PageAnswer<TimelineEntry>> Get(
        Guid episodeId,
        [AsParameters] TimelineQuery query,
        [AsParameters] PageQuery page,
        ICaller caller,
        EndpointDataSource endpoints,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var seen = SeenBy(caller, endpoints);
        var kinds = query.Kind.Length == 0 ? seen : [.. query.Kind.Where(seen.Contains)];
        return Answer.Page(await mediator.Send(new GetTimeline(new EpisodeId(episodeId), kinds, query.From, query.To, page), cancellationToken));
    }

    private static HashSet<TimelineKind> SeenBy(ICaller caller, EndpointDataSource endpoints)
    {
        var open = endpoints.Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<AccessRequirement>()?.IsMetBy(caller) is true)
            .Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName)
            .ToHashSet();
        return [.. ReadBy.Where(kind => open.Contains(kind.Value)).Select(kind => kind.Key)];
    }
}
