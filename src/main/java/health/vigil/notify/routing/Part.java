package health.vigil.notify.routing;

/** The part that somebody who is told has in the matter; of those told at the same time the first is told first. */
public enum Part {
    /** 单位, the unit that is supervised: it has the primary responsibility */
    UNIT,
    /** 网格, the grid cell that the unit lies in */
    GRID,
    /** 牵头部门, the department that leads, or one of several that do so together */
    LEAD,
    /** 配合部门 */
    CO,
    /** 政府 */
    GOVERNMENT
}
