using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Application.Assessments;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Coverage;
using TreatmentPlans.Application.Discharges;
using TreatmentPlans.Application.Installation;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Application.Progress;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Application.Scheduling.Proposals;
using TreatmentPlans.Application.Skills;
using TreatmentPlans.Application.Support;
using TreatmentPlans.Application.Transition;
using TreatmentPlans.Application.WorkItems;

namespace TreatmentPlans.Application;

public static class ApplicationServices
{
    public static IServiceCollection AddApplication(this IServiceCollection services, string? autoMapperLicenseKey)
    {
        var assembly = typeof(ApplicationServices).Assembly;

        // MediatR 5.1.0 has no registration helper: the factory, the handlers, then the behaviours in their order.
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.Scan(scan => scan
            .FromAssemblies(assembly)
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(INotificationHandler<>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime());
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped<IDomainEventPublisher, DomainEventPublisher>();

        services.AddValidatorsFromAssembly(assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        services.AddAutoMapper(mapper => mapper.LicenseKey = autoMapperLicenseKey, assembly);

        // In this order what is due comes about: a discharge ends what later ones would look at, and what nobody did is handed on last.
        services.AddDueJob<DueTransitions>();
        services.AddDueJob<DischargeJobs>();
        services.AddDueJob<SchedulingJobs>();
        services.AddDueJob<SkillJobs>();
        services.AddDueJob<SupportJobs>();
        services.AddDueJob<AssessmentJobs>();
        services.AddDueJob<ProgressJobs>();
        services.AddDueJob<TransitionJobs>();
        services.AddDueJob<CoverageJobs>();
        services.AddDueJob<AuthorizationJobs>();
        services.AddDueJob<WorkItemJobs>();

        services.AddScoped<DecisionExecution>();
        services.AddScoped<SessionParticipants>();
        services.AddScoped<GroupRoster>();
        services.AddScoped<CareReader>();
        services.AddScoped<SafetyReader>();
        services.AddScoped<ISafetyScreens>(provider => provider.GetRequiredService<SafetyReader>());
        services.AddScoped<ISafetyHold>(provider => provider.GetRequiredService<SafetyReader>());
        services.AddScoped<AssessmentDues>();
        services.AddScoped<HomeworkSteps>();
        services.AddScoped<IReadinessEvidence, ReadinessEvidence>();
        services.AddScoped<IRelapsePreventionStanding, RelapsePreventionReader>();
        services.AddScoped<ObjectiveReader>();
        services.AddScoped<SessionCancellation>();
        services.AddScoped<SeriesCalendar>();
        services.AddScoped<ProposalReader>();
        services.AddSingleton<ProposalSearch>();
        services.AddScoped<MilestoneKeeper>();
        services.AddScoped<TestedUse>();
        services.AddScoped<AuthorizationKeeper>();
        services.AddScoped<CertificationKeeper>();
        services.AddSingleton<OrganizationJobs>();
        services.AddSingleton<Bootstrap>();
        services.AddScoped<IDisclosureTrail, DisclosureTrail>();
        services.AddScoped<CallerAccessor>();
        services.AddScoped<ICaller>(provider => provider.GetRequiredService<CallerAccessor>());
        return services;
    }
    private static void AddDueJob<TJob>(this IServiceCollection services)
        where TJob : class, IDueJob
    {
        services.AddSingleton<TJob>();
        services.AddSingleton<IDueJob>(provider => provider.GetRequiredService<TJob>());
    }
}
